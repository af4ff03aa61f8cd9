@NullMarked
package io.fairqueue.cli.stores;

import org.jspecify.annotations.NullMarked;
