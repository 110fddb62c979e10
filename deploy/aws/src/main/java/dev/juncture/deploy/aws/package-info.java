/**
 * The Lambda edge: functions that answer the events of API Gateway, load balancers, function URLs, EventBridge and SQS. One
 * package serves every Lambda; {@code spring.cloud.function.definition} names the function of each.
 */
@NullMarked
package dev.juncture.deploy.aws;

import org.jspecify.annotations.NullMarked;
