/** What every lock store has to pass: an abstract JUnit suite, for those who write one. */
@NullMarked
package dev.selvedge.storetests;

import org.jspecify.annotations.NullMarked;
