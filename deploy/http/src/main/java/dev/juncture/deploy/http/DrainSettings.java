package dev.juncture.deploy.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param pause how long a process still serves after readiness answers 503, before it stops */
@ConfigurationProperties("juncture.drain")
record DrainSettings(@DefaultValue("0s") Duration pause) {}
