package dev.selvedge.runtime.spi;

import dev.selvedge.LockMode;
import java.time.Duration;

/**
 * A request for one key.
 *
 * @param key what is asked for, without the namespace; at most 256 bytes of UTF-8 without control
 *     characters
 * @param owner identifies this one acquisition, everywhere and for ever; printable ASCII, at most
 *     64 characters
 * @param holder who asks, for the reader of a message: process, host and thread; at most 200
 *     characters, none of them a control character or a lone surrogate
 * @param lease for how long to grant it
 * @param queue whether to remember, if it is busy, that this owner waits for it, and to {@linkplain
 *     StoreContext#wake wake} it
 * @param patience for how long the answer is of interest at most
 * @param mayBlock whether the calling thread may be blocked
 */
public record AcquireRequest(
    String key,
    String owner,
    String holder,
    LockMode mode,
    Duration lease,
    boolean queue,
    Duration patience,
    boolean mayBlock) {}
