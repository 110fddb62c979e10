package dev.juncture.deploy.azure;

import dev.juncture.JunctureConfiguration;
import dev.juncture.edge.QuickStart;
import dev.juncture.queue.QueuedCalls;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The application that the adapter starts, once in a process, when the first function is called. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(KeyVaultSettings.class)
@Import({
    JunctureConfiguration.class,
    QuickStart.class,
    HttpFunctions.class,
    TimerFunctions.class,
    QueueFunctions.class,
    KeyVaultKeys.class
})
public class FunctionApplication {
    /** Reports a wrong operation name at the start, before messages fail. */
    @Bean
    static SmartInitializingSingleton validatesQueueFunction(
            Environment environment, ObjectProvider<QueuedCalls> calls) {
        return () -> {
            if (!environment.getProperty("juncture.queue.function", "").isEmpty()) {
                calls.getObject();
            }
        };
    }

    /** Many processes start at once, and none connects at its start: a deployment migrates the schema before. */
    @Bean
    static FlywayMigrationStrategy noMigration() {
        return flyway -> {};
    }
}
