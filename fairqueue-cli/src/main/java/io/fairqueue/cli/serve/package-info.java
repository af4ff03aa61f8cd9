/** Starts the server and ends it in good order. */
@NullMarked
package io.fairqueue.cli.serve;

import org.jspecify.annotations.NullMarked;
