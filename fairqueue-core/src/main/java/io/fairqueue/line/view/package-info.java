/** The line in memory: what its rows add up to, and what may be decided in it. */
@NullMarked
package io.fairqueue.line.view;

import org.jspecify.annotations.NullMarked;
