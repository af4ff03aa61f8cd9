/** The keys that sign tokens and sessions. */
@NullMarked
package io.fairqueue.cli.key;

import org.jspecify.annotations.NullMarked;
