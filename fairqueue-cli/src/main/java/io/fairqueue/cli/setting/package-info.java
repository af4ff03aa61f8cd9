/** What may be set, what is set, and by whom. */
@NullMarked
package io.fairqueue.cli.setting;

import org.jspecify.annotations.NullMarked;
