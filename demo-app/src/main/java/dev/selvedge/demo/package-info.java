/** A ticket office that sells seats against a payment service that keeps failing. */
@NullMarked
package dev.selvedge.demo;

import org.jspecify.annotations.NullMarked;
