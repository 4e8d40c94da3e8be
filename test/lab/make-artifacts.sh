#!/bin/bash
# Makes the release files that the tests on practice machines install, out of real components:
#   etcd     from Debian's packages of three suites, repacked in the layout of the official release; releases that
#            no suite has are built with Go
#   docker   from Debian's packages, repacked in the layout of docker's release archive
#   flannel  built with Go, in the layout of the official release
# They land in a cache outside the tree; what is there already is left alone, so a second call takes no time.
# Needs: apt-get, dpkg, go and a C compiler (flannel's udp backend), and a network.
#
# Usage: test/lab/make-artifacts.sh [FOLDER]     (default: ${KUBEWALK_LAB_CACHE:-~/.cache/kubewalk-lab}/artifacts)
set -euo pipefail

folder=${1:-${KUBEWALK_LAB_CACHE:-$HOME/.cache/kubewalk-lab}/artifacts}
arch=$(dpkg --print-architecture)
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

# Two calls at once would do everything twice: the second waits and then finds it done.
exec 9>"$folder/.lock"
flock 9
work=$(mktemp -d "${TMPDIR:-/tmp}/kubewalk-artifacts.XXXXXX")
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

# pack NAME DIRECTORY MEMBER…: the same members always give the same bytes, and a half-written file never
# bears the name of a whole one.
pack() {
  local name=$1 from=$2
  shift 2
  tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -C "$from" -cf - "$@" | gzip -n9 > "$work/packed"
  mv "$work/packed" "$folder/.$name.part"
  mv "$folder/.$name.part" "$folder/$name"
  echo "made $name"
}

# An apt of our own for another suite: the box's sources, lists and caches are not touched.
own_apt() {
  local suite=$1
  shift
  local root=$work/apt-$suite
  if [ ! -d "$root" ]; then
    mkdir -p "$root"/{etc/preferences.d,etc/trusted.gpg.d,state/lists/partial,cache/archives/partial,log}
    : > "$root/state/status"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${DEBIAN_MIRROR:-http://deb.debian.org/debian} $suite main" \
      > "$root/etc/sources.list"
  fi
  apt-get -q -o APT::Sandbox::User=root -o Dir::Etc="$root/etc" -o Dir::Etc::sourceparts=- -o Dir::State="$root/state" \
    -o Dir::State::status="$root/state/status" -o Dir::Cache="$root/cache" -o Dir::Log="$root/log" "$@"
}

# etcd SUITE VERSION
etcd() {
  local suite=$1 version=$2
  local name=etcd-v$version-linux-$arch
  [ -e "$folder/$name.tar.gz" ] && return
  local debs=$work/debs-$suite tree=$work/tree-$suite out=$work/out-$suite/$name
  mkdir -p "$debs" "$tree" "$out"
  own_apt "$suite" update
  (cd "$debs" && own_apt "$suite" download etcd-server etcd-client)
  for deb in "$debs"/*.deb; do
    case $(dpkg-deb --field "$deb" Version) in
      "$version"[-+]*) dpkg -x "$deb" "$tree" ;;
      *) echo "$deb is not etcd $version: Debian $suite has moved on, update this script" >&2; exit 1 ;;
    esac
  done
  for program in etcd etcdctl etcdutl; do
    [ ! -e "$tree/usr/bin/$program" ] || cp -L "$tree/usr/bin/$program" "$out/"
  done
  echo "etcd $version, from the packages etcd-server and etcd-client of Debian $suite." > "$out/README.md"
  "$out/etcd" --version | grep -q "etcd Version: $version"
  pack "$name.tar.gz" "$work/out-$suite" "$name"
}

# etcd_from_source VERSION: its modules name each other by neighbouring folders, of which the module cache has none, and
# by the version besides, which is right.
etcd_from_source() {
  local version=$1
  local name=etcd-v$version-linux-$arch
  [ -e "$folder/$name.tar.gz" ] && return
  local out=$work/out-source-$version/$name
  mkdir -p "$out"
  local part module source
  for part in server:etcd etcdctl:etcdctl etcdutl:etcdutl; do
    module=$(go mod download -json "go.etcd.io/etcd/${part%:*}/v3@v$version" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')
    source=$work/etcd-$version-${part%:*}
    cp -r "$module" "$source"
    chmod -R u+w "$source"
    sed -n 's/^\(replace \|\t\)\?\([a-z.]*\/\S*\) => \.\S*$/\2/p' "$source/go.mod" | while read -r near; do
      (cd "$source" && go mod edit -dropreplace "$near")
    done
    (cd "$source" && CGO_ENABLED=0 nice -n 5 go build -mod=mod -trimpath -ldflags '-s -w' -o "$out/${part#*:}" .)
  done
  echo "etcd $version, built from its Go modules." > "$out/README.md"
  "$out/etcd" --version | grep -q "etcd Version: $version"
  pack "$name.tar.gz" "$work/out-source-$version" "$name"
}

# docker SUITE VERSION: linked to libraries that a machine of that suite has from the start.
docker() {
  local suite=$1 version=$2
  local name=docker-$version.tgz
  [ -e "$folder/$name" ] && return
  local debs=$work/docker-$suite tree=$work/docker-tree-$suite out=$work/out-docker
  mkdir -p "$debs" "$tree" "$out/docker"
  own_apt "$suite" update
  (cd "$debs" && own_apt "$suite" download docker.io containerd runc tini)
  for deb in "$debs"/*.deb; do dpkg -x "$deb" "$tree"; done
  for program in bin/docker sbin/dockerd sbin/docker-proxy bin/containerd bin/containerd-shim-runc-v2 bin/ctr sbin/runc; do
    cp "$tree/usr/$program" "$out/docker/"
  done
  cp "$tree/usr/bin/tini-static" "$out/docker/docker-init"
  case $("$out/docker/docker" --version) in
    "Docker version $version"[+,]*) ;;
    *) echo "Debian $suite has moved on from docker $version, update this script" >&2; exit 1 ;;
  esac
  pack "$name" "$out" docker
}

# Replacements in a module's go.mod without which it does not build, or does not run, with a Go of today.
prepare_flannel_v0_14_0() {
  # Its JSON codec makes a base64 alphabet with a letter twice, at which today's Go panics at start. The alphabet
  # serves a code generator only, which flanneld does not use.
  local codec
  codec=$(cd "$1" && go mod download -json github.com/ugorji/go@v0.0.0-20170107133203-ded73eae5db7 | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')
  cp -r "$codec" "$1/ugorji"
  chmod -R u+w "$1/ugorji"
  sed -i '/genBase64enc *=/s/89__"/89-_"/' "$1/ugorji/codec/gen.go"
  echo 'module github.com/ugorji/go' > "$1/ugorji/go.mod"
  # A path relative to the source: the program remembers it, and the same program should come out anywhere.
  (cd "$1" && go mod edit -replace github.com/ugorji/go=./ugorji)
}
prepare_flannel_v0_28_10() {
  # Not every module proxy hands out the versions of this cloud's library that flannel names; its backend is
  # not used here, and any near version builds.
  local sdk=github.com/tencentcloud/tencentcloud-sdk-go/tencentcloud
  if ! (cd "$1" && go mod download "$sdk/common" "$sdk/vpc" 2> /dev/null); then
    (cd "$1" && go mod edit -replace "$sdk/common=$sdk/common@v1.3.205" -replace "$sdk/vpc=$sdk/vpc@v1.3.75")
  fi
}

# flannel VERSION PACKAGE-OF-THE-VERSION-VARIABLE
flannel() {
  local version=$1 variable=$2
  local name=flannel-$version-linux-$arch
  [ -e "$folder/$name.tar.gz" ] && return
  local source=$work/flannel-$version out=$work/out-flannel-$version module
  mkdir -p "$out"
  module=$(go mod download -json "github.com/flannel-io/flannel@$version" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')
  cp -r "$module" "$source"
  chmod -R u+w "$source"
  "prepare_flannel_${version//./_}" "$source"
  (cd "$source" && CGO_ENABLED=1 nice -n 5 go build -mod=mod -trimpath -tags netgo,osusergo \
    -ldflags "-s -w -X github.com/flannel-io/flannel/$variable.Version=$version -extldflags -static" -o "$out/flanneld" .)
  install -m 755 "$source/dist/mk-docker-opts.sh" "$out/"
  install -m 644 "$source/README.md" "$out/"
  "$out/flanneld" --version 2>&1 | grep -qx "$version"
  pack "$name.tar.gz" "$out" flanneld mk-docker-opts.sh README.md
}

etcd bullseye 3.3.25
etcd bookworm 3.4.23
etcd trixie 3.5.16
etcd_from_source 3.5.33
etcd_from_source 3.6.14
docker bookworm 20.10.24
flannel v0.14.0 version
flannel v0.28.10 pkg/version

cd "$folder"
sha256sum ./*.tar.gz ./*.tgz | sed 's, \./, ,' > "$work/sums"
mv "$work/sums" .SHA256SUMS.part
mv .SHA256SUMS.part SHA256SUMS
cat SHA256SUMS
