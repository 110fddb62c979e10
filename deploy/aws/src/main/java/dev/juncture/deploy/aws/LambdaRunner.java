package dev.juncture.deploy.aws;

import dev.juncture.JunctureConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the adapter starts; the package's manifest names it. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({JunctureConfiguration.class, EdgeConfiguration.class})
public class LambdaRunner {}
