/**
 * The line as a log: what its rows are, what they add up to in memory, and which rows a decision
 * makes. Knows the domain only; reads and writes no store.
 */
@NullMarked
package io.fairqueue.line.log;

import org.jspecify.annotations.NullMarked;
