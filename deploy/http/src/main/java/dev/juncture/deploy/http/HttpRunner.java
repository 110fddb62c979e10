package dev.juncture.deploy.http;

import dev.juncture.JunctureConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Juncture as one process that speaks HTTP. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(PageSettings.class)
@Import({JunctureConfiguration.class, EdgeConfiguration.class})
public class HttpRunner {
    public static void main(String[] args) {
        SpringApplication.run(HttpRunner.class, args);
    }
}
