@NullMarked
package io.fairqueue.http.connection;

import org.jspecify.annotations.NullMarked;
