/** Where the stores are, and the way to them. */
@NullMarked
package io.fairqueue.cli.stores;

import org.jspecify.annotations.NullMarked;
