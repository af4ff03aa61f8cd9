/** The operators' command line, and what starts the server. */
@NullMarked
package io.fairqueue.cli;

import org.jspecify.annotations.NullMarked;
