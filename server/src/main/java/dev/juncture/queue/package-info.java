/**
 * What the messages of a queue do: each is the input of one operation. Edges whose platform has queues bring the messages;
 * what becomes of one that fails is the platform's own affair.
 */
@NullMarked
package dev.juncture.queue;

import org.jspecify.annotations.NullMarked;
