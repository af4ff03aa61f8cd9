/** What operators do with events, lines, accounts and stores. */
@NullMarked
package io.fairqueue.cli.operate;

import org.jspecify.annotations.NullMarked;
