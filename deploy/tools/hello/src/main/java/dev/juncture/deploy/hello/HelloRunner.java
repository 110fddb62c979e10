package dev.juncture.deploy.hello;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.function.adapter.aws.AWSCompanionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One function with the same signature as Juncture's. It gives the same answer to every event. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class HelloRunner {
    public static void main(String[] args) {
        new SpringApplicationBuilder(HelloRunner.class, AWSCompanionAutoConfiguration.class).run(args);
    }

    @Bean
    static Function<InputStream, byte[]> hello() {
        return event -> "{\"statusCode\":200,\"body\":\"Hello\"}".getBytes(StandardCharsets.UTF_8);
    }
}
