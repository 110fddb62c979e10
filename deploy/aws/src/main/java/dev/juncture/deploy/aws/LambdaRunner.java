package dev.juncture.deploy.aws;

import dev.juncture.JunctureConfiguration;
import dev.juncture.edge.QuickStart;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.function.adapter.aws.AWSCompanionAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The application that the adapter starts; the package's manifest names it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({JunctureConfiguration.class, QuickStart.class, EdgeConfiguration.class})
public class LambdaRunner {
    /** Starts the application as the adapter does. The build calls it to prepare the Spring context. */
    public static void main(String[] args) {
        new SpringApplicationBuilder(LambdaRunner.class, AWSCompanionAutoConfiguration.class).run(args);
    }
}
