// Reads what a server shows of a log by golang.org/x/mod/sumdb, the client of Go's checksum database.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type told struct {
	URL, Event, Earlier, Proof string
}

// In C2SP's tlog-tiles a tile is 256 hashes wide, and says no more so in its path.
const height = 8

type server struct{ log string }

func (s server) read(path string) ([]byte, error) {
	answer, err := http.Get(s.log + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != 200 {
		return nil, fmt.Errorf("%s: %s", path, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

func (s server) Height() int { return height }

func (s server) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		hashes, err := s.read("/" + strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", height), "tile/", 1))
		if err != nil {
			return nil, err
		}
		all = append(all, hashes)
	}
	return all, nil
}

func (s server) SaveTiles([]tlog.Tile, [][]byte) {}

// The tree of a note; tlog reads all but the first line, where Go's own log has its name.
func treeOf(signed string, keys note.Verifiers) (tlog.Tree, error) {
	opened, err := note.Open([]byte(signed), keys)
	if err != nil {
		return tlog.Tree{}, err
	}
	_, rest, _ := strings.Cut(opened.Text, "\n")
	return tlog.ParseTree([]byte("go.sum database tree\n" + rest))
}

func (s server) entries(size int64) ([][]byte, error) {
	var all [][]byte
	for int64(len(all)) < size {
		first := int64(len(all))
		width := size - first
		if width > 1<<height {
			width = 1 << height
		}
		tile := tlog.Tile{H: height, L: -1, N: first >> height, W: int(width)}
		path := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/data", height), "tile/entries", 1)
		packed, err := s.read("/" + path)
		if err != nil {
			return nil, err
		}
		for len(packed) > 1 {
			length := 2 + int(binary.BigEndian.Uint16(packed))
			all = append(all, packed[2:length])
			packed = packed[length:]
		}
	}
	return all, nil
}

// A proof of C2SP's tlog-proof: index, path and entry; its checkpoint is what follows.
func proofOf(text string) (index int64, path tlog.RecordProof, entry []byte, signed string, err error) {
	head, signed, _ := strings.Cut(text, "\n\n")
	lines := strings.Split(head, "\n")
	extra, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return
	}
	var said struct{ Logged string }
	if err = json.Unmarshal(extra, &said); err != nil {
		return
	}
	if _, err = fmt.Sscanf(lines[2], "index %d", &index); err != nil {
		return
	}
	for _, line := range lines[3:] {
		var hash tlog.Hash
		if hash, err = tlog.ParseHash(line); err != nil {
			return
		}
		path = append(path, hash)
	}
	return index, path, []byte(said.Logged), signed, nil
}

func must(what string, err error) {
	if err != nil {
		fmt.Println("not as expected:", what+":", err)
		os.Exit(1)
	}
	fmt.Println("as expected:", what)
}

func mustNot(what string, err error) {
	if err == nil {
		must(what, errors.New("nothing was found"))
	}
	fmt.Println("as expected:", what+":", err)
}

func main() {
	file, err := os.ReadFile(os.Args[1])
	must("the file is read", err)
	var of told
	must("it is understood", json.Unmarshal(file, &of))
	keys, err := server{strings.TrimSuffix(of.URL, "/")}.read("/.well-known/fairqueue-log-keys?event_id=" + of.Event)
	must("keys are served", err)
	verifier, err := note.NewVerifier(strings.TrimSpace(string(keys)))
	must("note.NewVerifier takes the key", err)
	known := note.VerifierList(verifier)

	log := server{strings.TrimSuffix(of.URL, "/") + "/log/" + of.Event}
	signed, err := log.read("/checkpoint")
	must("a checkpoint is served", err)
	tree, err := treeOf(string(signed), known)
	must("note.Open and tlog.ParseTree take it", err)
	_, err = treeOf(strings.Replace(string(signed), fmt.Sprintf("\n%d\n", tree.N), fmt.Sprintf("\n%d\n", tree.N+1), 1), known)
	mustNot("another size is not signed", err)

	hashes := tlog.TileHashReader(tree, log)
	entries, err := log.entries(tree.N)
	must(fmt.Sprintf("%d entries are served", tree.N), err)
	for i, entry := range entries {
		proof, err := tlog.ProveRecord(tree.N, int64(i), hashes)
		if err == nil {
			err = tlog.CheckRecord(proof, tree.N, tree.Hash, int64(i), tlog.RecordHash(entry))
		}
		if err != nil {
			must(fmt.Sprintf("entry %d", i), err)
		}
		entry[len(entry)/2] ^= 1
		if tlog.CheckRecord(proof, tree.N, tree.Hash, int64(i), tlog.RecordHash(entry)) == nil {
			must(fmt.Sprintf("entry %d", i), errors.New("a changed byte is not found"))
		}
	}
	must("tlog.CheckRecord finds each entry by our tiles, and each changed byte", nil)

	before, err := treeOf(of.Earlier, known)
	must("an earlier checkpoint is opened", err)
	since, err := tlog.ProveTree(tree.N, before.N, hashes)
	must(fmt.Sprintf("tlog.ProveTree from %d to %d", before.N, tree.N), err)
	must("tlog.CheckTree", tlog.CheckTree(since, tree.N, tree.Hash, before.N, before.Hash))
	before.Hash[0] ^= 1
	mustNot("another history", tlog.CheckTree(since, tree.N, tree.Hash, before.N, before.Hash))

	index, path, entry, under, err := proofOf(of.Proof)
	must("a fan's proof is read", err)
	then, err := treeOf(under, known)
	must("its checkpoint is opened", err)
	must("tlog.CheckRecord takes its path", tlog.CheckRecord(path, then.N, then.Hash, index, tlog.RecordHash(entry)))
	mustNot("not for the next entry", tlog.CheckRecord(path, then.N, then.Hash, index+1, tlog.RecordHash(entry)))
}
