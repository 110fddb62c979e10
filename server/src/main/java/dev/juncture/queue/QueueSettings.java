package dev.juncture.queue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param function the operation that every message of the queue is an input of */
@ConfigurationProperties("juncture.queue")
record QueueSettings(@DefaultValue("") String function) {}
