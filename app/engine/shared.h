// SPDX-FileCopyrightText: 2026 The Bowerbird contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <atomic>
#include <utility>

namespace bowerbird {

// A pointer to a value that counts its owners itself: 8 bytes, where std::shared_ptr takes 16 and a block beside the
// value. The value has `mutable std::atomic<int> owners{0}` and is destroyed by Value::destroy(const Value *).
//
// Thread: any, one pointer by one thread at a time. isShared() sees what another owner has done before it let go, which
// QExplicitlySharedDataPointer's counter does not promise.
template<typename Value>
class Shared
{
public:
    Shared() = default;
    explicit Shared(Value *value)
        : m_value(value)
    {
        retain();
    }
    Shared(const Shared &other)
        : m_value(other.m_value)
    {
        retain();
    }
    Shared(Shared &&other) noexcept
        : m_value(std::exchange(other.m_value, nullptr))
    {
    }
    ~Shared() { release(); }
    Shared &operator=(Shared other) noexcept
    {
        std::swap(m_value, other.m_value);
        return *this;
    }

    [[nodiscard]] Value *get() const { return m_value; }
    [[nodiscard]] Value *operator->() const { return m_value; }
    [[nodiscard]] Value &operator*() const { return *m_value; }
    [[nodiscard]] explicit operator bool() const { return m_value != nullptr; }
    [[nodiscard]] bool isShared() const { return m_value->owners.load(std::memory_order_acquire) > 1; }
    friend bool operator==(const Shared &, const Shared &) = default;

private:
    void retain() const
    {
        if (m_value)
            m_value->owners.fetch_add(1, std::memory_order_relaxed);
    }
    void release() const
    {
        if (m_value && m_value->owners.fetch_sub(1, std::memory_order_acq_rel) == 1)
            Value::destroy(m_value);
    }

    Value *m_value = nullptr;
};

} // namespace bowerbird
