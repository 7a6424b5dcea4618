/** Keeps locks in SQL databases, and fences transactions by them. */
@NullMarked
package dev.selvedge.jdbc;

import org.jspecify.annotations.NullMarked;
