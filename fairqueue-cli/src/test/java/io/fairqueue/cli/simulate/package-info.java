@NullMarked
package io.fairqueue.cli.simulate;

import org.jspecify.annotations.NullMarked;
