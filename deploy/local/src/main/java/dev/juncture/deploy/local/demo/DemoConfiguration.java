package dev.juncture.deploy.local.demo;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ComponentScan
@ConfigurationPropertiesScan
public class DemoConfiguration {}
