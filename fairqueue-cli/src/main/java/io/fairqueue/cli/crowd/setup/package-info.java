/** What a crowd needs before it comes: accounts, and tickets on sale. */
@NullMarked
package io.fairqueue.cli.crowd.setup;

import org.jspecify.annotations.NullMarked;
