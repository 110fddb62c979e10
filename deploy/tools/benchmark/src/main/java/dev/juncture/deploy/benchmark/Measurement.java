package dev.juncture.deploy.benchmark;

import java.time.Duration;

/**
 * What requests took, and what they cost.
 *
 * @param latency of the sandbox's Jira
 * @param cpu of Juncture's process, milliseconds per request
 * @param calls of Jira per request
 * @param points of Jira per request
 */
record Measurement(
        Question question, Duration latency, int connections, Times times, double cpu, double calls, double points) {}
