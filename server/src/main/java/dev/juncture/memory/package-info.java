/**
 * Limits the memory that bodies and answers take, over all requests that a process handles at the same time.
 *
 * <p>Nothing is read before it is counted: a {@link dev.juncture.memory.MemoryBudget} refuses more than its limit with 503
 * {@code unavailable}, and one body that is larger than the whole limit with 413. There are three budgets, so that no side can
 * use up what another one needs:
 *
 * <ul>
 *   <li>Bodies of callers without the secret key: an eighth of {@code JUNCTURE_BUFFER_MEMORY}. A stranger cannot stop the
 *       backend's requests.
 *   <li>Bodies of callers with the secret key, and the part of an upload that is kept to be sent again: a quarter.
 *   <li>Answers of a provider, and streams that an edge must send as a whole: a half.
 * </ul>
 *
 * <p>A body counts from its first byte until the operation has answered. An answer of a provider counts until it has become
 * objects. Bytes that only flow through do not count: uploads behind their start, downloads, and the passthrough's answers.
 * JSON counts with its bytes and with an amount for each value in it, because {@code {}} takes two bytes as text and forty times
 * as many as an object. See {@link dev.juncture.memory.JsonWeight}.
 *
 * <p>An answer to a write is never refused while it arrives, because the work is done by then. Its room is asked for
 * before the request is sent. Answers of the token endpoint have a limit of their own and no budget: a refresh token that is
 * not read is lost.
 */
@NullMarked
package dev.juncture.memory;

import org.jspecify.annotations.NullMarked;
