package dev.juncture.deploy.local;

import dev.juncture.deploy.local.demo.DemoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts that the local runner has in addition to the HTTP runner. */
@Configuration(proxyBeanMethods = false)
@Import({DemoConfiguration.class, FunctionsConfiguration.class})
class LocalConfiguration {}
