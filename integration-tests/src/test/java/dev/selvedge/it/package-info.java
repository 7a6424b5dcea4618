/** The shaded agent in JVMs of their own, on every JDK found. */
@NullMarked
package dev.selvedge.it;

import org.jspecify.annotations.NullMarked;
