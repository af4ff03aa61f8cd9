/** An on-sale against a running server, and what came of it. */
@NullMarked
package io.fairqueue.cli.simulate;

import org.jspecify.annotations.NullMarked;
