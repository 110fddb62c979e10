package dev.juncture.deploy.aws;

import dev.juncture.config.SettingException;
import dev.juncture.edge.ScheduledFunctions;
import dev.juncture.edge.WholeAnswers;
import dev.juncture.operation.Operations;
import dev.juncture.queue.QueuedCalls;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.Lifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** One bean for each kind of event. {@code SPRING_CLOUD_FUNCTION_DEFINITION} names the bean of a Lambda. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KmsSettings.class)
class EdgeConfiguration {
    static final List<String> EVENTS = List.of("httpEvents", "scheduledEvents", "queueEvents");

    /** Migrations are a step of a deployment, not of a function's start. */
    @Bean
    static FlywayMigrationStrategy noMigration() {
        return flyway -> {};
    }

    /** Without a function of that name, the adapter would let a client's header choose one. */
    @Bean
    static SmartInitializingSingleton validatesFunctionDefinition(Environment environment) {
        return () -> {
            if (!EVENTS.contains(environment.getProperty("spring.cloud.function.definition", ""))) {
                throw new SettingException(
                        "SPRING_CLOUD_FUNCTION_DEFINITION", "is not one of " + String.join(", ", EVENTS), "httpEvents");
            }
        };
    }

    /** Always a bean, because the build decides about beans and knows no variables. It asks at run time whether it is in use. */
    @Bean
    static KmsKeys kmsKeys(KmsSettings settings) {
        return new KmsKeys(settings);
    }

    @Bean
    static HttpEvents httpEvents(WholeAnswers answers) {
        return new HttpEvents(answers);
    }

    @Bean
    static Snapshots snapshots(HttpEvents httpEvents, Operations operations, ObjectProvider<Lifecycle> lifecycles) {
        return new Snapshots(httpEvents, operations, lifecycles);
    }

    @Bean
    static ScheduledEvents scheduledEvents(ScheduledFunctions functions) {
        return new ScheduledEvents(functions);
    }

    /** Created only in a Lambda for a queue: elsewhere no setting names an operation for the messages. */
    @Bean
    @Lazy
    static QueueEvents queueEvents(QueuedCalls calls) {
        return new QueueEvents(calls);
    }
}
