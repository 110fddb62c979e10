package dev.juncture.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

class QuickStartTest {
    private static final AtomicInteger CREATED = new AtomicInteger();

    static final class Client implements SmartLifecycle {
        private boolean running;

        Client() {
            CREATED.incrementAndGet();
        }

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }

    static class Needed {
        @Bean
        static Client client() {
            return new Client();
        }
    }

    static class Unneeded {
        @Bean
        @Lazy
        static Client lazyClient() {
            return new Client();
        }
    }

    @Test
    void startsWhatHasBeenCreatedAndCreatesNothingElse() {
        CREATED.set(0);
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext(QuickStart.class, Needed.class, Unneeded.class)) {
            assertThat(CREATED).hasValue(1);
            assertThat(context.getBean("client", Client.class).isRunning()).isTrue();
        }
    }

    @Test
    void stopsWhatWasCreatedLater() {
        Client client;
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext(QuickStart.class, Unneeded.class)) {
            client = context.getBean(Client.class);
            client.start();
        }
        assertThat(client.isRunning()).isFalse();
    }

    @Test
    void looksForNoListenerMethods() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(QuickStart.class)) {
            assertThat(context.containsBean(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME))
                    .isFalse();
        }
    }
}
