@NullMarked
package io.fairqueue.postgres;

import org.jspecify.annotations.NullMarked;
