@NullMarked
package io.fairqueue.http.ops;

import org.jspecify.annotations.NullMarked;
