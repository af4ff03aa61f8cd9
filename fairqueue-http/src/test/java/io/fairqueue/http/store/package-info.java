@NullMarked
package io.fairqueue.http.store;

import org.jspecify.annotations.NullMarked;
