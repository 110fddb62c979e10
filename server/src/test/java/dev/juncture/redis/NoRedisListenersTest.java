package dev.juncture.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.testing.JunctureTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.redis.annotation.RedisListenerAnnotationBeanPostProcessor;

@JunctureTest
class NoRedisListenersTest {
    @Autowired
    ApplicationContext context;

    /** The scan creates message converters at every start, for methods that do not exist. */
    @Test
    void skipsTheScanForListenersAtAStart() {
        assertThat(context.getBeanNamesForType(RedisListenerAnnotationBeanPostProcessor.class))
                .isEmpty();
    }
}
