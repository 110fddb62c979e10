/**
 * Calls of operations by queue messages: each message is the input of one operation. Edges whose platform has queues deliver
 * the messages; the platform decides what happens to a message whose call failed.
 */
@NullMarked
package dev.juncture.queue;

import org.jspecify.annotations.NullMarked;
