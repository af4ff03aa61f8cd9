@NullMarked
package io.fairqueue.http.console.edit;

import org.jspecify.annotations.NullMarked;
