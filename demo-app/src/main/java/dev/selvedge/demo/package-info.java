/**
 * A ticket office in two acts: it sells seats against a payment service that keeps failing, and its
 * branches, a process each, sell the same seats.
 */
@NullMarked
package dev.selvedge.demo;

import org.jspecify.annotations.NullMarked;
