package dev.juncture.edge;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;

/** Leaves out of a start what a function does not need for its first answer. Edges that serve functions import it. */
public class QuickStart {
    @Bean(AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME)
    static DefaultLifecycleProcessor lifecycles() {
        return new CreatedLifecycles();
    }

    /** Spring would look through the methods of every bean for listeners, and load the classes of all their parameters. */
    @Bean
    static BeanDefinitionRegistryPostProcessor noListenerMethods() {
        return QuickStart::withoutListenerMethods;
    }

    private static void withoutListenerMethods(BeanDefinitionRegistry beans) {
        if (beans.containsBeanDefinition(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME)) {
            beans.removeBeanDefinition(AnnotationConfigUtils.EVENT_LISTENER_PROCESSOR_BEAN_NAME);
        }
    }
}
