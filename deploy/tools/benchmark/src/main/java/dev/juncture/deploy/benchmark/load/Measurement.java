package dev.juncture.deploy.benchmark.load;

import java.time.Duration;

/**
 * The times and costs of requests.
 *
 * @param latency the time in which the sandbox's Jira answers
 * @param cpu the processor time of Juncture's process per request, in milliseconds
 * @param calls the calls to Jira per request
 * @param points the points that Jira charges per request
 */
record Measurement(
        ApiRequest request, Duration latency, int connections, Times times, double cpu, double calls, double points) {}
