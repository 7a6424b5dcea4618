/** What is written from a valid model; the only package that sees JavaPoet. */
@NullMarked
package dev.selvedge.processor.generate;

import org.jspecify.annotations.NullMarked;
