/** The line as it is stored: rows, their content, and the hash that ties each to all before it. */
@NullMarked
package io.fairqueue.line.log;

import org.jspecify.annotations.NullMarked;
