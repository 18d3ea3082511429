package org.tocsin.edge.geography.tiles;

/// Takes what is said about one feature. An empty text says nothing and is left out.
interface Properties {
    Properties put(String name, String text);

    Properties put(String name, long number);

    Properties put(String name, boolean yes);

    /// Says what a tile tells of a record.
    @FunctionalInterface
    interface Of<T> {
        void tell(T record, Properties to);
    }
}
