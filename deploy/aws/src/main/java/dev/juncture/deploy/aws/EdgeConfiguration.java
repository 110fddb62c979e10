package dev.juncture.deploy.aws;

import dev.juncture.config.SettingException;
import dev.juncture.http.Router;
import dev.juncture.operation.Operations;
import dev.juncture.queue.QueuedCalls;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.Lifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** One bean for each kind of event; its name is what {@code SPRING_CLOUD_FUNCTION_DEFINITION} says. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KmsSettings.class)
class EdgeConfiguration {
    static final List<String> EVENTS = List.of("httpEvents", "scheduledEvents", "queueEvents");

    /** Migrations are a step of a deployment, not of a function's start. */
    @Bean
    static FlywayMigrationStrategy noMigration() {
        return flyway -> {};
    }

    /** With no function of that name the adapter would let a client's header choose one. */
    @Bean
    static SmartInitializingSingleton oneOfTheseFunctions(Environment environment) {
        return () -> {
            if (!EVENTS.contains(environment.getProperty("spring.cloud.function.definition", ""))) {
                throw new SettingException(
                        "SPRING_CLOUD_FUNCTION_DEFINITION", "is none of " + String.join(", ", EVENTS), "httpEvents");
            }
        };
    }

    /** Whether it is in use is asked when it runs: a build that decides about beans knows no variables. */
    @Bean
    static KmsKeys kmsKeys(KmsSettings settings) {
        return new KmsKeys(settings);
    }

    @Bean
    static HttpEvents httpEvents(Router router) {
        return new HttpEvents(router);
    }

    @Bean
    static Snapshots snapshots(HttpEvents httpEvents, Operations operations, ObjectProvider<Lifecycle> lifecycles) {
        return new Snapshots(httpEvents, operations, lifecycles);
    }

    @Bean
    static ScheduledEvents scheduledEvents(Map<String, Supplier<?>> functions) {
        return new ScheduledEvents(functions);
    }

    /** Made only where it is the function: elsewhere nobody says which operation its messages are for. */
    @Bean
    @Lazy
    static QueueEvents queueEvents(QueuedCalls calls) {
        return new QueueEvents(calls);
    }
}
