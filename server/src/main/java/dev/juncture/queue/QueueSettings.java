package dev.juncture.queue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param function the operation that is called for every message of the queue */
@ConfigurationProperties("juncture.queue")
record QueueSettings(@DefaultValue("") String function) {}
