/**
 * A ticket office in three acts: it sells seats against a payment service that keeps failing; its
 * branches, a process each, sell the same seats; and its nodes, a process each, sell the concerts
 * that they own, until one of them is killed.
 */
@NullMarked
package dev.selvedge.demo;

import org.jspecify.annotations.NullMarked;
