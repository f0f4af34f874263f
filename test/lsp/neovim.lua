-- Run by Neovim without its own settings: opens a note with the server attached, asks what an editor asks, and prints
-- the answers as one line of JSON. Only Neovim's built-in client is used.
local node, cli, note, storage = unpack(vim.fn.eval('g:dxlens'))
local patience = 20000

local result = { messages = {} }
local statuses = {}

vim.cmd('edit ' .. vim.fn.fnameescape(note))
local buffer = vim.api.nvim_get_current_buf()
local client_id = vim.lsp.start_client({
  name = 'dxlens',
  cmd = { node, cli, 'lsp', '--stdio' },
  root_dir = vim.fn.fnamemodify(note, ':h'),
  init_options = { storageFolder = storage },
  handlers = {
    ['dxlens/status'] = function(_, status) table.insert(statuses, status) end,
    ['dxlens/reviewed'] = function() end,
    ['window/logMessage'] = function(_, message) table.insert(result.messages, message.message) end,
    ['window/showMessage'] = function(_, message) table.insert(result.messages, message.message) end,
  },
  on_exit = function(code) result.exit = code end,
})
vim.lsp.buf_attach_client(buffer, client_id)

local function diagnostics() return vim.diagnostic.get(buffer) end
vim.wait(patience, function() return #diagnostics() > 0 end, 20)
result.diagnostics = vim.tbl_map(function(one)
  return { line = one.lnum, code = one.user_data.lsp.code, source = one.source, severity = one.severity, message = one.message }
end, diagnostics())

local function request(method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, patience) or {}
  local answer = answers[client_id] or {}
  return answer.result or vim.NIL
end

local first = diagnostics()[1]
if first ~= nil then
  local at = { line = first.lnum, character = first.col }
  local text_document = { uri = vim.uri_from_bufnr(buffer) }
  result.hover = request('textDocument/hover', { textDocument = text_document, position = at })
  local actions = request('textDocument/codeAction', {
    textDocument = text_document,
    range = { start = at, ['end'] = at },
    context = { diagnostics = {} },
  })
  result.titles = vim.tbl_map(function(action) return action.title end, actions)
  local offset_encoding = vim.lsp.get_client_by_id(client_id).offset_encoding
  vim.lsp.util.apply_workspace_edit(actions[1].edit, offset_encoding)
  result.text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
  vim.wait(patience, function()
    return #vim.tbl_filter(function(one) return one.user_data.lsp.code == first.user_data.lsp.code end, diagnostics()) == 0
  end, 20)
  result.after = vim.tbl_map(function(one) return one.user_data.lsp.code end, diagnostics())
end
vim.wait(patience, function() return #statuses > 0 end, 20)
result.status = statuses[#statuses]

vim.lsp.stop_client(client_id)
vim.wait(patience, function() return result.exit ~= nil end, 20)
io.stdout:write(vim.json.encode(result) .. '\n')
vim.cmd('qall!')
