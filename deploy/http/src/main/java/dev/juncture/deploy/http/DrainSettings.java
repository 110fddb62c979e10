package dev.juncture.deploy.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param pause how long a process that stops still serves, while it says that it is not ready */
@ConfigurationProperties("juncture.drain")
record DrainSettings(@DefaultValue("0s") Duration pause) {}
